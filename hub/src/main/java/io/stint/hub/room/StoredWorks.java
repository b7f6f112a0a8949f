package io.stint.hub.room;

import io.stint.hub.store.Columns;
import io.stint.hub.store.Database;
import io.stint.hub.store.Questions;
import io.stint.hub.store.Questions.Answer;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import java.util.Optional;

/** Jobs as the market keeps them: by their first version, as their author's newest says. */
public final class StoredWorks implements Works {
    private final Database database;

    public StoredWorks(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Posted> job(DocumentId first) {
        return database.ask(ask -> ask.ask(
                "select author, body from job where id = ?",
                Questions.first(row -> new Posted(
                        Job.parse(CanonicalJson.kept(row.getString("body"))), Columns.address(row, "author"))),
                first));
    }

    @Override
    public Answer<Optional<String>> title(Questions ask, DocumentId first) {
        return ask.ask(
                "select body::json ->> 'title' as title from job where id = ?",
                Questions.first(row -> row.getString("title")),
                first);
    }
}
