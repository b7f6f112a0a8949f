package io.stint.hub.market;

import io.stint.hub.store.Columns;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.DocumentId;
import io.stint.protocol.document.body.Job;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * A job as it stands.
 *
 * @param id of its first version
 * @param version the document that {@code job} was read from
 * @param body what its author signed
 */
public record PostedJob(
        DocumentId id,
        DocumentId version,
        Address author,
        Instant postedAt,
        Instant updatedAt,
        CanonicalJson body,
        Job job) {
    static final String COLUMNS = "id, version, author, posted_at, updated_at, body";

    static PostedJob map(ResultSet row) throws SQLException {
        CanonicalJson body = CanonicalJson.kept(row.getString("body"));
        return new PostedJob(
                new DocumentId(Hash32.of(row.getBytes("id"))),
                new DocumentId(Hash32.of(row.getBytes("version"))),
                Address.of(row.getBytes("author")),
                Columns.instant(row, "posted_at"),
                Columns.instant(row, "updated_at"),
                body,
                Job.parse(body));
    }

    public boolean isEdited() {
        return !id.equals(version);
    }
}
