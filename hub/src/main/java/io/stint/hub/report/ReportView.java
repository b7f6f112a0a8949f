package io.stint.hub.report;

import io.stint.hub.room.Wording;
import io.stint.protocol.report.Grouping;
import io.stint.protocol.report.Span;
import io.stint.protocol.report.Viewpoint;
import io.stint.protocol.value.Address;
import java.util.List;
import java.util.Optional;

/**
 * A report as its page shows it.
 *
 * @param me whose report it is
 * @param others with whom something was exchanged in the period, by name
 * @param parts by months of a year, or weeks of a month; empty: there is only one
 * @param hours what the script needs to find the hours: JSON
 * @param texts of the script: JSON
 */
public record ReportView(
        Wording say,
        ReportSpeech speech,
        Selection selection,
        Link link,
        Address me,
        List<SumView> sums,
        List<PartView> others,
        List<PartView> parts,
        List<LineView> lines,
        int page,
        int pages,
        int all,
        Optional<String> currency,
        String hours,
        String texts) {

    /** What was asked for. */
    public record Selection(Viewpoint side, Span span, String zone, Optional<Address> with) {}

    public ReportView {
        sums = List.copyOf(sums);
        others = List.copyOf(others);
        parts = List.copyOf(parts);
        lines = List.copyOf(lines);
    }

    public boolean as(Viewpoint side) {
        return selection.side() == side;
    }

    public boolean by(Grouping grouping) {
        return selection.span().grouping() == grouping;
    }

    public String label() {
        return speech.label(selection.span());
    }

    public String range() {
        return speech.range(selection.span());
    }

    /** A week, month or year that holds the first day of this one. */
    public String by(String grouping) {
        return period(Grouping.parse(grouping).of(selection.span().first()));
    }

    public String period(Span span) {
        return link.with("period", span.key()).of("/reports");
    }

    public String partLink(PartView part) {
        return link.with("period", part.key()).of("/reports");
    }

    public String otherLink(PartView other) {
        return link.with("with", other.key()).of("/reports");
    }

    public String page(int number) {
        return link.with("page", Integer.toString(number)).of("/reports");
    }

    public String csv() {
        return link.of("/reports.csv");
    }

    public String koinly() {
        return link.of("/reports/koinly.csv");
    }

    public boolean tips() {
        return sums.stream().anyMatch(sum -> sum.tip().isPresent());
    }

    public int unvalued() {
        return sums.stream().mapToInt(SumView::unvalued).sum();
    }
}
