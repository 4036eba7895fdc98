package io.polypath.agent.map;

import io.polypath.agent.path.Check;
import java.util.List;

/**
 * A path in a table.
 *
 * @param devT {@code MAJOR:MINOR}
 * @param args the selector's arguments for this path; the first is minio, which the kernel calls repeat count
 */
public record TablePath(String devT, List<String> args) {

    /** What {@link #minio} returns when the first argument is missing or no number. */
    public static final long NO_MINIO = -1;

    private static final long MAX_MINIO = 0xffff_ffffL;

    public TablePath {
        args = List.copyOf(args);
        Check.that(DeviceNumber.isValid(devT), "a path is named by its device number");
    }

    /** A path as we write it: one argument. */
    static TablePath of(String devT, long minio) {
        Check.that(minio >= 0 && minio <= MAX_MINIO, "minio has 32 bits", minio);
        return new TablePath(devT, List.of(Long.toString(minio)));
    }

    /** How much I/O goes down this path in a row, or {@link #NO_MINIO}. */
    public long minio() {
        return args.isEmpty() ? NO_MINIO : Words.decimal(args.getFirst(), MAX_MINIO);
    }
}
