package io.stint.protocol.message;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A tree over the struct hashes of vouchers and delegations, so that one {@link Message.Batch} approves them all. Pairs
 * are sorted before hashing; a node without a partner moves up as it is.
 */
public final class MerkleTree {
    private final List<List<Hash32>> levels = new ArrayList<>();

    /** @throws BadInput when there are fewer than two leaves (sign the one message itself) */
    public MerkleTree(List<Hash32> leaves) {
        if (leaves.size() < 2) {
            throw new BadInput("a batch needs at least two messages, not " + leaves.size());
        }
        levels.add(List.copyOf(leaves));
        while (top().size() > 1) {
            levels.add(above(top()));
        }
    }

    public Hash32 root() {
        return top().getFirst();
    }

    /**
     * The hashes beside the way from the leaf to the root, the leaf's partner first.
     *
     * @throws IndexOutOfBoundsException when there is no such leaf
     */
    public List<Hash32> path(int leaf) {
        List<Hash32> path = new ArrayList<>();
        int index = Objects.checkIndex(leaf, levels.getFirst().size());
        for (List<Hash32> level : levels.subList(0, levels.size() - 1)) {
            int partner = index ^ 1;
            if (partner < level.size()) {
                path.add(level.get(partner));
            }
            index /= 2;
        }
        return List.copyOf(path);
    }

    /** The root to which a leaf and its path lead, as the contract computes it. */
    public static Hash32 rootOf(Hash32 leaf, List<Hash32> path) {
        Hash32 node = leaf;
        for (Hash32 other : path) {
            node = pair(node, other);
        }
        return node;
    }

    private List<Hash32> top() {
        return levels.getLast();
    }

    private static List<Hash32> above(List<Hash32> level) {
        List<Hash32> above = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2) {
            above.add(i + 1 < level.size() ? pair(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return above;
    }

    private static Hash32 pair(Hash32 a, Hash32 b) {
        boolean ordered = a.compareTo(b) < 0;
        return Hash32.keccak(ordered ? a.bytes() : b.bytes(), ordered ? b.bytes() : a.bytes());
    }
}
