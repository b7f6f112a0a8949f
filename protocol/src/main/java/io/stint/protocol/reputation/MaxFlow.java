package io.stint.protocol.reputation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The largest flow through a network (Dinic's algorithm). Not for use by many threads; good for one answer. */
final class MaxFlow {
    private final List<List<Edge>> edges = new ArrayList<>();
    private final int[] level;
    private final int[] tried;

    MaxFlow(int nodes) {
        for (int i = 0; i < nodes; i++) {
            edges.add(new ArrayList<>());
        }
        level = new int[nodes];
        tried = new int[nodes];
    }

    private static final class Edge {
        private final int to;
        private final int back;
        private long room;

        Edge(int to, int back, long room) {
            this.to = to;
            this.back = back;
            this.room = room;
        }
    }

    void add(int from, int to, long room) {
        if (room > 0) {
            edges.get(from).add(new Edge(to, edges.get(to).size(), room));
            edges.get(to).add(new Edge(from, edges.get(from).size() - 1, 0));
        }
    }

    long largest(int source, int sink) {
        long flow = 0;
        while (reaches(source, sink)) {
            Arrays.fill(tried, 0);
            long pushed = push(source, sink, Long.MAX_VALUE);
            while (pushed > 0) {
                flow += pushed;
                pushed = push(source, sink, Long.MAX_VALUE);
            }
        }
        return flow;
    }

    private boolean reaches(int source, int sink) {
        Arrays.fill(level, -1);
        level[source] = 0;
        ArrayDeque<Integer> next = new ArrayDeque<>(List.of(source));
        while (!next.isEmpty()) {
            int node = next.remove();
            for (Edge edge : edges.get(node)) {
                if (edge.room > 0 && level[edge.to] < 0) {
                    level[edge.to] = level[node] + 1;
                    next.add(edge.to);
                }
            }
        }
        return level[sink] >= 0;
    }

    private long push(int node, int sink, long most) {
        if (node == sink) {
            return most;
        }
        List<Edge> all = edges.get(node);
        for (; tried[node] < all.size(); tried[node]++) {
            Edge edge = all.get(tried[node]);
            if (edge.room > 0 && level[edge.to] == level[node] + 1) {
                long pushed = push(edge.to, sink, Math.min(most, edge.room));
                if (pushed > 0) {
                    edge.room -= pushed;
                    edges.get(edge.to).get(edge.back).room += pushed;
                    return pushed;
                }
            }
        }
        return 0;
    }
}
