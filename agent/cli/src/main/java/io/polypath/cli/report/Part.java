package io.polypath.cli.report;

/**
 * One file of a report.
 *
 * @param name its path inside the report
 * @param source where its contents come from
 */
public record Part(String name, Source source) {

    /** Reads what belongs into the file. May block, and is then left alone. */
    @FunctionalInterface
    public interface Source {

        /** @throws Exception when it cannot be had; its message goes into the report as the reason */
        byte[] read() throws Exception;
    }
}
