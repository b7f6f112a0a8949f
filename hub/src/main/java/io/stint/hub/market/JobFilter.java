package io.stint.hub.market;

import io.stint.protocol.document.body.Pay;
import io.stint.protocol.document.body.Price;
import java.util.List;
import java.util.Optional;

/**
 * Which jobs somebody looks for, and in which order. Empty parts do not restrict.
 *
 * @param words each must begin some word of the job; from {@link Words#asked}
 * @param skills a job must ask for one of them, or more; from {@link Words#keys}
 * @param least an hour for hourly jobs, in all for fixed ones; jobs whose currency has no rate are left out
 * @param hours a week that are free: jobs that say more are left out
 * @param language without script and region; jobs that name none are for all
 */
public record JobFilter(
        List<String> words,
        List<String> skills,
        Optional<Price> least,
        Optional<Integer> hours,
        Optional<String> language,
        Optional<Pay.Basis> basis,
        Sort sort) {

    static final JobFilter ALL = new JobFilter(
            List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Sort.NEWEST);

    /** What comes first; of equals the newer. */
    public enum Sort {
        NEWEST,

        /** By how many of the skills it asks for, then by how often and where it has the words: of the newest 200 that fit. */
        BEST
    }

    public JobFilter {
        words = List.copyOf(words);
        skills = List.copyOf(skills);
    }
}
