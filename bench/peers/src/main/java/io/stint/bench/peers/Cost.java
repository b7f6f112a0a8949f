package io.stint.bench.peers;

import java.io.IOException;

/** The processor's time, in seconds, that the four parties of a pull have used so far. */
record Cost(double pulling, double pullingDatabase, double serving, double servingDatabase) {

    static Cost now(Side pulling, Side serving) throws IOException {
        return new Cost(
                Work.ofProcess(pulling.pid()),
                Work.ofServer(pulling.database()),
                Work.ofProcess(serving.pid()),
                Work.ofServer(serving.database()));
    }

    Cost since(Cost before) {
        return new Cost(
                pulling - before.pulling,
                pullingDatabase - before.pullingDatabase,
                serving - before.serving,
                servingDatabase - before.servingDatabase);
    }

    double all() {
        return pulling + pullingDatabase + serving + servingDatabase;
    }
}
