package io.stint.hub.moderation;

import io.stint.protocol.crypto.Signature;
import io.stint.protocol.document.CanonicalJson;
import io.stint.protocol.document.JsonFields;
import io.stint.protocol.eip712.Domain;
import io.stint.protocol.value.Address;
import io.stint.protocol.value.Bytes;
import io.stint.protocol.value.Hash32;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.util.RawValue;

/**
 * A list as a hub serves it. Nothing of it is checked until {@link #require}.
 *
 * @param version a list of a lower one is older
 */
record SignedHides(long version, Address signer, Signature signature, HideList list) {
    /** The largest number that every reader of JSON keeps. */
    private static final long LAST = (1L << 53) - 1;

    /** With room for what stands around the list. */
    private static final int LARGEST = HideList.LARGEST + 10_000;

    /** @throws io.stint.protocol.BadInput when it is no signed list */
    static SignedHides parse(String json) {
        return JsonFields.read(
                CanonicalJson.parse(json, LARGEST),
                "the hide list",
                in -> new SignedHides(
                        in.number("version", 1, LAST),
                        in.address("signer"),
                        Signature.parse(in.bytes("signature", 64).hex()),
                        in.object("list", HideList::read)));
    }

    String json() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("version", version)
                .put("signer", signer.toString())
                .put("signature", Bytes.of(signature.compact()).hex())
                .putRawValue("list", new RawValue(list.json().text()))
                .toString();
    }

    /**
     * Checks who signed it.
     *
     * @throws RefusedList when it is not one of these
     */
    void require(Domain domain, Set<Address> signers) {
        if (!signers.contains(signer)) {
            throw new RefusedList("its list is signed by " + signer + ", whom this hub does not follow");
        }
        if (list.signer(domain, version, signature).filter(signer::equals).isEmpty()) {
            throw new RefusedList("its list is not signed by " + signer + " as it says");
        }
    }

    Hash32 hash() {
        return list.hash();
    }
}
