package io.stint.bench.scale;

import io.stint.protocol.value.Address;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A sealed document. To the hub, which cannot open it, its contents and signature are bytes; so they are random ones here,
 * in the form and the size that sealed documents have.
 */
record Paper(
        String kind,
        Hash32 id,
        Address author,
        Hash32 agreement,
        long createdAt,
        String sealed,
        List<Address> readers) {
    private static final long FROM = 1_772_000_000L;
    private static final HexFormat HEX = HexFormat.of();

    /** A scope, and some of what is handed in and said afterwards. */
    static List<Paper> of(Deal deal) {
        Random random = new Random(17L * deal.number());
        List<Paper> papers = new ArrayList<>();
        papers.add(paper(deal, "scope", scope(deal.number()), deal.client(), random, 900));
        for (int i = 1; i <= deal.vouchers().size(); i++) {
            papers.add(paper(deal, "deliverable", deal.vouchers().get(i - 1).memo(), deal.worker(), random, 600));
        }
        int letters = random.nextInt(5);
        for (int i = 0; i < letters; i++) {
            int author = random.nextBoolean() ? deal.client() : deal.worker();
            papers.add(paper(deal, "message", Hash32.keccak("message " + i + " of " + deal.id()), author, random, 400));
        }
        return papers;
    }

    static Hash32 scope(int deal) {
        return Hash32.keccak("scope " + deal);
    }

    private static Paper paper(Deal deal, String kind, Hash32 id, int author, Random random, int size) {
        List<Address> readers =
                new ArrayList<>(List.of(deal.terms().client(), deal.terms().worker()));
        if (!kind.equals("message") && !deal.terms().arbiter().isZero()) {
            readers.add(deal.terms().arbiter());
        }
        return new Paper(
                kind,
                id,
                People.key(author).address(),
                deal.id(),
                FROM + 60L * deal.number() + random.nextInt(3_600),
                sealed(readers, random, size),
                readers);
    }

    private static String sealed(List<Address> readers, Random random, int size) {
        String keys = readers.stream()
                .map(reader -> "{\"address\":\"" + reader + "\",\"key\":\"0x" + hex(random, 48) + "\"}")
                .collect(Collectors.joining(","));
        return "{\"data\":\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, size))
                + "\",\"ephemeral\":\"0x" + hex(random, 32) + "\",\"nonce\":\"0x" + hex(random, 12)
                + "\",\"readers\":[" + keys + "],\"sealed\":1}";
    }

    private static String hex(Random random, int size) {
        return HEX.formatHex(bytes(random, size));
    }

    static byte[] bytes(Random random, int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }
}
