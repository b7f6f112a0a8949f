package io.stint.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stint.protocol.BadInput;
import io.stint.protocol.value.Hash32;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    @Property(tries = 100)
    void everyLeafsPathLeadsToTheRoot(@ForAll @IntRange(min = 2, max = 200) int size) {
        MerkleTree tree = new MerkleTree(leaves(size));
        for (int i = 0; i < size; i++) {
            assertThat(MerkleTree.rootOf(leaf(i), tree.path(i))).isEqualTo(tree.root());
        }
    }

    @Property(tries = 200)
    void noOtherLeafsPathDoes(
            @ForAll @IntRange(min = 2, max = 200) int size, @ForAll @IntRange int one, @ForAll @IntRange int other) {
        MerkleTree tree = new MerkleTree(leaves(size));
        int leaf = Math.floorMod(one, size);
        int another = Math.floorMod(other, size);
        assertThat(MerkleTree.rootOf(leaf(leaf), tree.path(another)).equals(tree.root()))
                .isEqualTo(leaf == another);
        assertThat(MerkleTree.rootOf(Hash32.keccak("stranger"), tree.path(leaf)))
                .isNotEqualTo(tree.root());
    }

    @Property(tries = 200)
    void aPathThatIsShorterLongerOrInAnotherOrderLeadsElsewhere(
            @ForAll @IntRange(min = 2, max = 200) int size, @ForAll @IntRange int any) {
        MerkleTree tree = new MerkleTree(leaves(size));
        int leaf = Math.floorMod(any, size);
        List<Hash32> path = tree.path(leaf);
        assertThat(MerkleTree.rootOf(leaf(leaf), path.subList(1, path.size()))).isNotEqualTo(tree.root());
        assertThat(MerkleTree.rootOf(leaf(leaf), path.subList(0, path.size() - 1)))
                .isNotEqualTo(tree.root());
        List<Hash32> longer = new ArrayList<>(path);
        longer.add(tree.root());
        assertThat(MerkleTree.rootOf(leaf(leaf), longer)).isNotEqualTo(tree.root());
        assertThat(MerkleTree.rootOf(leaf(leaf), path.reversed()).equals(tree.root()))
                .isEqualTo(path.size() == 1);
    }

    /** A proof of 200 leaves costs at most eight hashes on chain. */
    @Property(tries = 100)
    void aPathIsAsShortAsItCanBe(@ForAll @IntRange(min = 2, max = 200) int size) {
        MerkleTree tree = new MerkleTree(leaves(size));
        int depth = Integer.SIZE - Integer.numberOfLeadingZeros(size - 1);
        for (int i = 0; i < size; i++) {
            assertThat(tree.path(i)).hasSizeBetween(1, depth);
        }
    }

    @Test
    void partnersMaySwapButNoOtherLeaves() {
        List<Hash32> leaves = leaves(4);
        Hash32 root = new MerkleTree(leaves).root();
        assertThat(new MerkleTree(List.of(leaf(1), leaf(0), leaf(3), leaf(2))).root())
                .isEqualTo(root);
        assertThat(new MerkleTree(List.of(leaf(2), leaf(3), leaf(0), leaf(1))).root())
                .isEqualTo(root);
        assertThat(new MerkleTree(List.of(leaf(0), leaf(2), leaf(1), leaf(3))).root())
                .isNotEqualTo(root);
    }

    @Test
    void oneMessageIsNoBatch() {
        assertThatThrownBy(() -> new MerkleTree(List.of()))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("not 0");
        assertThatThrownBy(() -> new MerkleTree(leaves(1))).hasMessageContaining("not 1");
    }

    @Test
    void thereIsNoPathForALeafThatIsNotThere() {
        MerkleTree tree = new MerkleTree(leaves(2));
        for (int leaf : new int[] {-1, 2, 3, 100, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> tree.path(leaf)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void aTreeCannotBeChangedFromOutside() {
        List<Hash32> leaves = new ArrayList<>(leaves(3));
        MerkleTree tree = new MerkleTree(leaves);
        Hash32 root = tree.root();
        leaves.clear();
        assertThat(tree.root()).isEqualTo(root);
        assertThat(MerkleTree.rootOf(leaf(2), tree.path(2))).isEqualTo(root);
    }

    private static List<Hash32> leaves(int size) {
        return IntStream.range(0, size).mapToObj(MerkleTreeTest::leaf).toList();
    }

    private static Hash32 leaf(int i) {
        return Hash32.keccak("leaf " + i);
    }
}
