package io.polypath.bench.compare;

/**
 * A line of the results: {@code paths,run,daemon,metric,value}.
 *
 * @param paths how many the guest had
 * @param run which of the runs with so many paths, from 1
 * @param daemon who was measured
 * @param metric what; a run may have several rows of one metric
 * @param value a number, or words where there is none; may hold commas
 */
record Row(int paths, int run, String daemon, String metric, String value) {

    static final String HEADER = "paths,run,daemon,metric,value";

    private static final int COLUMNS = 5;

    /** @throws IllegalArgumentException where the line is no row */
    static Row parse(String line) {
        String[] cells = line.split(",", COLUMNS);
        if (cells.length < COLUMNS) {
            throw new IllegalArgumentException("not a row of results: " + line);
        }
        return new Row(Integer.parseInt(cells[0]), Integer.parseInt(cells[1]), cells[2], cells[3], cells[4]);
    }

    /** The value where it is a number, else NaN. */
    double number() {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException words) {
            return Double.NaN;
        }
    }
}
