package io.polypath.udev;

import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.gen.sock_filter;
import io.polypath.ffm.gen.sock_fprog;
import io.polypath.ffm.sys.Sys;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * A classic BPF program (socket(7), SO_ATTACH_FILTER) that lets only some subsystems of the udev group into the socket,
 * by the hash in {@link UdevHeader}. The others cost no buffer and no wake-up; of the nine events of a new path only
 * one is the disk's.
 *
 * <p>There is no such program for the kernel group: its text format has no fixed place to look at.
 *
 * <pre>
 *   0        A = word at 24, big-endian      (a datagram that is too short is dropped)
 *   1 … n    if A = hash of subsystem i, go to n + 2
 *   n + 1    drop
 *   n + 2    keep all of it
 * </pre>
 */
final class SubsystemFilter {
    /** What a jump of one byte reaches. */
    static final int MAX_SUBSYSTEMS = 255;

    private static final int ALL_BYTES = -1;

    private SubsystemFilter() {}

    /** @return 0, or minus errno as setsockopt(2) */
    static int attach(Sys sys, int fd, List<String> subsystems) {
        int count = subsystems.size();
        if (count == 0 || count > MAX_SUBSYSTEMS) {
            throw new IllegalArgumentException(count + " subsystems, not 1 to " + MAX_SUBSYSTEMS);
        }
        try (Arena once = Arena.ofConfined()) {
            MemorySegment program = sock_filter.allocateArray(count + 3L, once);
            put(program, 0, Linux.BPF_LD() | Linux.BPF_W() | Linux.BPF_ABS(), UdevHeader.SUBSYSTEM_HASH_OFFSET, 0);
            for (int i = 0; i < count; i++) {
                int jump = Linux.BPF_JMP() | Linux.BPF_JEQ() | Linux.BPF_K();
                put(program, 1 + i, jump, MurmurHash2.hash(subsystems.get(i)), count - i);
            }
            put(program, count + 1, Linux.BPF_RET() | Linux.BPF_K(), 0, 0);
            put(program, count + 2, Linux.BPF_RET() | Linux.BPF_K(), ALL_BYTES, 0);
            MemorySegment header = sock_fprog.allocate(once);
            sock_fprog.len(header, (short) (count + 3));
            header.set(ValueLayout.JAVA_LONG, sock_fprog.filter$offset(), program.address()); // a pointer's own handle takes long to link
            return sys.setsockopt(fd, Linux.SOL_SOCKET(), Linux.SO_ATTACH_FILTER(), header, (int) sock_fprog.sizeof());
        }
    }

    private static void put(MemorySegment program, int index, int code, int operand, int jumpIfTrue) {
        MemorySegment instruction = sock_filter.asSlice(program, index);
        sock_filter.code(instruction, (short) code);
        sock_filter.jt(instruction, (byte) jumpIfTrue);
        sock_filter.jf(instruction, (byte) 0);
        sock_filter.k(instruction, operand);
    }
}
