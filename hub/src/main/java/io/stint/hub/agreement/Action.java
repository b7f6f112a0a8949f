package io.stint.hub.agreement;

/** One thing that somebody can do in an agreement. */
interface Action {
    /**
     * Checks who may, whether it can be now, and what the contract would refuse.
     *
     * @throws io.stint.hub.web.Problem that says why not
     */
    Plan plan(Situation situation, Input input);
}
