package io.polypath.agent.desk;

import io.polypath.agent.path.Check;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * The memory of answers that have not been sent: pages, chained into replies. Owned by the desk lane. Memory is taken in blocks, when so
 * many answers wait for the first time, and kept: most daemons never need more than one.
 *
 * <pre>
 *   memory  | page 0         | page 1         | page 2         | …     PAGE_BYTES each
 *   next    | 2              | NONE           | NONE           | …     the page after it in its reply
 *
 *   reply   first = 0:  length (8 bytes, native order) | text … | NUL  over pages 0, 2
 * </pre>
 */
final class ReplyPages {

    static final int PAGE_BYTES = 8_192;
    static final int NONE = -1;

    private static final int BLOCK_PAGES = 64;
    private static final int BLOCK_BYTES = BLOCK_PAGES * PAGE_BYTES;

    private static final ValueLayout.OfLong LENGTH = ValueLayout.JAVA_LONG_UNALIGNED;

    private final Arena arena;
    private final MemorySegment[] blocks;
    private final int[] next;
    private final int[] free;
    private final int otherLimit;
    private int freeCount;
    private int otherCount;

    /**
     * @param arena the process's
     * @param pages at least 1
     * @param otherPages how many of them answers to users other than root may take
     */
    ReplyPages(Arena arena, int pages, int otherPages) {
        this.arena = arena;
        blocks = new MemorySegment[(pages + BLOCK_PAGES - 1) / BLOCK_PAGES];
        block(0);
        next = new int[pages];
        Arrays.fill(next, NONE);
        free = new int[pages];
        for (int page = 0; page < pages; page++) {
            free[page] = pages - 1 - page;
        }
        freeCount = pages;
        otherLimit = otherPages;
    }

    /** An empty page, or {@link #NONE}. */
    int take(boolean root) {
        if (freeCount == 0 || !root && otherCount == otherLimit) {
            return NONE;
        }
        otherCount += root ? 0 : 1;
        freeCount--;
        return free[freeCount];
    }

    /** Gives the pages of a chain back. */
    void release(int first, boolean root) {
        for (int page = first; page != NONE; ) {
            int following = next[page];
            next[page] = NONE;
            free[freeCount] = page;
            freeCount++;
            otherCount -= root ? 0 : 1;
            page = following;
        }
        Check.that(freeCount <= free.length && otherCount >= 0, "pages come back once", freeCount);
    }

    void chain(int page, int following) {
        next[page] = following;
    }

    /** The page after this one in its reply, or {@link #NONE}. */
    int next(int page) {
        return next[page];
    }

    /** Fills the beginning of a page. */
    void put(int page, byte[] source, int bytes) {
        MemorySegment.copy(source, 0, block(page), ValueLayout.JAVA_BYTE, offset(page), bytes);
    }

    /** Writes the length at the beginning of a reply. */
    void length(int first, long bytes) {
        block(first).set(LENGTH, offset(first), bytes);
    }

    /** Part of a page, for send(2). */
    MemorySegment slice(int page, int offset, int bytes) {
        return block(page).asSlice(offset(page) + offset, bytes);
    }

    private MemorySegment block(int page) {
        int number = page / BLOCK_PAGES;
        if (blocks[number] == null) {
            blocks[number] = arena.allocate(BLOCK_BYTES, Long.BYTES);
        }
        return blocks[number];
    }

    /** Where a page begins in its block. */
    private static long offset(int page) {
        return (long) (page % BLOCK_PAGES) * PAGE_BYTES;
    }
}
