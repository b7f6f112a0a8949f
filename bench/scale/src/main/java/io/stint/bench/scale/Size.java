package io.stint.bench.scale;

/** How much there is on the hub. */
record Size(int jobs, int profiles, int agreements) {
    static Size of(int jobs) {
        return new Size(jobs, jobs / 5, jobs / 2);
    }
}
