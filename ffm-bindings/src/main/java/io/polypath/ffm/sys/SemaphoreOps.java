package io.polypath.ffm.sys;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * {@code struct sembuf} with its timeout, and the constants of System V semaphores (sys/ipc.h, sys/sem.h). The generated bindings
 * leave them out because their headers are needed for nothing else; a test compares them with a C compiler. Owned by one lane.
 *
 * <pre>
 *   0          2         4         6 … 8         16              24
 *   | sem_num  | sem_op  | sem_flg | (hole)      | tv_sec        | tv_nsec   |
 * </pre>
 */
public final class SemaphoreOps {
    public static final int IPC_CREAT = 0x200;
    public static final int IPC_EXCL = 0x400;
    public static final int IPC_NOWAIT = 0x800;
    public static final int IPC_RMID = 0;
    public static final int GETVAL = 12;
    public static final int SETVAL = 16;

    public static final long NUMBER_OFFSET = 0;
    public static final long CHANGE_OFFSET = 2;
    public static final long FLAGS_OFFSET = 4;
    public static final long SIZE_BYTES = 6;

    private static final long TIMEOUT_OFFSET = 8;
    private static final long TIMESPEC_BYTES = 16;
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final MemorySegment operation;
    private final MemorySegment timeout;

    public SemaphoreOps(Arena arena) {
        MemorySegment memory = arena.allocate(TIMEOUT_OFFSET + TIMESPEC_BYTES, Long.BYTES);
        operation = memory.asSlice(0, SIZE_BYTES);
        timeout = memory.asSlice(TIMEOUT_OFFSET, TIMESPEC_BYTES);
    }

    /**
     * One operation; valid until the next.
     *
     * @param number of the semaphore in its set
     * @param change is added; 0 waits until the semaphore is 0
     */
    public MemorySegment of(int number, int change, int flags) {
        operation.set(ValueLayout.JAVA_SHORT, NUMBER_OFFSET, (short) number);
        operation.set(ValueLayout.JAVA_SHORT, CHANGE_OFFSET, (short) change);
        operation.set(ValueLayout.JAVA_SHORT, FLAGS_OFFSET, (short) flags);
        return operation;
    }

    /** A {@code struct timespec}; valid until the next. */
    public MemorySegment timeout(long ns) {
        timeout.set(ValueLayout.JAVA_LONG, 0, ns / NS_PER_SECOND);
        timeout.set(ValueLayout.JAVA_LONG, Long.BYTES, ns % NS_PER_SECOND);
        return timeout;
    }
}
