package io.stint.hub.keeper;

import static io.stint.hub.agreement.Scene.milli;

import io.stint.hub.Village;
import io.stint.hub.agreement.Scene;
import io.stint.hub.store.Database;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** The tables of a second hub, with an escrow in common with the village's and nothing else. */
record OtherHub(Database database) {
    /**
     * As the worker would hand in the voucher over 20 there.
     *
     * @param spoilt what becomes of its signature on the way
     */
    void hand(Scene scene, Hash32 id, UnaryOperator<Bytes> spoilt) {
        JsonNode best = scene.room(id).get("vouchers").get(0);
        database.transact(h -> h.createUpdate("""
                        insert into voucher (agreement, total, memo, signer, signature, at)
                        values (:id, :total, :memo, :signer, :signature, now())""")
                .bind("id", id)
                .bind("total", milli(20))
                .bind("memo", Hash32.parse(best.get("memo").asString()))
                .bind("signer", Village.CLIENT.key().address())
                .bind(
                        "signature",
                        spoilt.apply(Bytes.parse(best.get("signature").asString())))
                .execute());
    }

    /** @param from a table, and which of its rows */
    long count(String from) {
        return database.with(h ->
                h.createQuery("select count(*) from " + from).mapTo(Long.class).one());
    }
}
