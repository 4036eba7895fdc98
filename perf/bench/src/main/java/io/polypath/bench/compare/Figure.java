package io.polypath.bench.compare;

import java.util.List;

/**
 * What became of one metric of one daemon with so many paths.
 *
 * @param spread over the runs that told; null where none did
 * @param troubles why others did not, a sentence each
 */
record Figure(Spread spread, List<String> troubles) {

    Figure {
        troubles = List.copyOf(troubles);
    }

    /** {@code 5.6 s (5.1 s to 6.0 s)}, with what went wrong. */
    String text(Unit unit) {
        String told = spread == null ? "" : spread.values().size() == 1
                ? unit.text(spread.median())
                : unit.text(spread.median()) + " (" + unit.text(spread.least()) + " to " + unit.text(spread.most()) + ")";
        String wrong = String.join("; ", troubles);
        if (told.isEmpty() && wrong.isEmpty()) {
            return "–";
        }
        return told.isEmpty() || wrong.isEmpty() ? told + wrong : told + "; " + wrong;
    }
}
