package io.stint.hub.document;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.stint.hub.web.Problem;
import io.stint.hub.web.Routes;
import io.stint.hub.web.Visitor;
import io.stint.protocol.file.AgreementFile;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.io.IOException;
import java.io.OutputStream;

/** 'Export my record': what either side needs to go on without this hub. */
public final class RecordRoutes implements Routes {
    private final RecordArchive archive;
    private final AgreementRecords agreements;

    public RecordRoutes(DocumentLists lists, Blobs blobs, AgreementRecords agreements) {
        this.archive = new RecordArchive(lists, blobs);
        this.agreements = agreements;
    }

    @Override
    public void add(RoutesConfig routes) {
        routes.get("/api/record", this::all);
        routes.get("/api/agreements/{id}/record", this::one);
    }

    private void all(Context ctx) throws IOException {
        Address person = Visitor.signedIn(ctx);
        archive.write(begin(ctx, "stint-record"), readme(ctx), agreements.of(person), person);
    }

    private void one(Context ctx) throws IOException {
        Address person = Visitor.signedIn(ctx);
        Hash32 id = Hash32.parse(ctx.pathParam("id"));
        AgreementFile agreement = agreements
                .find(id, person)
                .orElseThrow(() -> Problem.notFound("There is no agreement " + id + " of yours."));
        String name = "stint-agreement-" + id.hex().substring(2, 10);
        archive.write(begin(ctx, name), readme(ctx), agreement, person);
    }

    private static String readme(Context ctx) {
        return Visitor.of(ctx).texts().of("record.readme");
    }

    private static OutputStream begin(Context ctx, String name) {
        return ctx.disableCompression()
                .contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + name + ".zip\"")
                .header("Cache-Control", "no-store")
                .outputStream();
    }
}
