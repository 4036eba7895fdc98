package io.polypath.agent.desk;

import io.polypath.agent.show.Sheet;
import java.util.Arrays;

/**
 * A reply in the making. The page that is being written is on the heap, where a byte costs a store; it goes to its place as a whole.
 * Owned by the desk lane.
 */
final class ReplySheet implements Sheet {

    private static final int LENGTH_BYTES = Long.BYTES;

    private final ReplyPages pages;
    private final boolean root;
    private final int mostPages;
    private final byte[] open = new byte[ReplyPages.PAGE_BYTES];
    private int pageCount;
    private int first = ReplyPages.NONE;
    private int last = ReplyPages.NONE;
    private int offset = ReplyPages.PAGE_BYTES;
    private long bytes;
    private boolean full;

    /**
     * @param root who pays for the memory
     * @param mostPages how long the reply may become
     */
    ReplySheet(ReplyPages pages, boolean root, int mostPages) {
        this.pages = pages;
        this.root = root;
        this.mostPages = mostPages;
        repeat('\0', LENGTH_BYTES);
    }

    /** The method of {@code String} takes the low byte of each character, which is what makes it deprecated, and what is wanted here. */
    @Override
    @SuppressWarnings("deprecation")
    public Sheet append(String text) {
        for (int from = 0; from < text.length() && room(); ) {
            int here = Math.min(text.length() - from, ReplyPages.PAGE_BYTES - offset);
            text.getBytes(from, from + here, open, offset);
            written(here);
            from += here;
        }
        return this;
    }

    @Override
    public Sheet append(byte[] source) {
        for (int from = 0; from < source.length && room(); ) {
            int here = Math.min(source.length - from, ReplyPages.PAGE_BYTES - offset);
            System.arraycopy(source, from, open, offset, here);
            written(here);
            from += here;
        }
        return this;
    }

    @Override
    public Sheet append(char c) {
        if (room()) {
            open[offset] = (byte) c;
            written(1);
        }
        return this;
    }

    @Override
    public Sheet repeat(char c, int times) {
        for (int left = times; left > 0 && room(); ) {
            int here = Math.min(left, ReplyPages.PAGE_BYTES - offset);
            Arrays.fill(open, offset, offset + here, (byte) c);
            written(here);
            left -= here;
        }
        return this;
    }

    private void written(int count) {
        offset += count;
        bytes += count;
    }

    /** Whether another byte fits, if need be on another page. */
    private boolean room() {
        if (offset == ReplyPages.PAGE_BYTES && !full) {
            turn();
        }
        return !full;
    }

    private void turn() {
        int page = pageCount == mostPages ? ReplyPages.NONE : pages.take(root);
        if (page == ReplyPages.NONE) {
            full = true;
            return;
        }
        pageCount++;
        keep();
        if (last == ReplyPages.NONE) {
            first = page;
        } else {
            pages.chain(last, page);
        }
        last = page;
        offset = 0;
    }

    /** Takes what was written on the open page over to its place. */
    private void keep() {
        if (last != ReplyPages.NONE) {
            pages.put(last, open, offset);
        }
    }

    @Override
    public boolean full() {
        return full;
    }

    /** Whether it became as long as it may: more memory would not help. */
    boolean tooLong() {
        return full && pageCount == mostPages;
    }

    /** Whether nothing was written. */
    boolean isEmpty() {
        return bytes == LENGTH_BYTES;
    }

    /** The reply, or null when it did not fit; its memory is given back then. */
    Reply finish() {
        append('\0');
        if (full) {
            discard();
            return null;
        }
        keep();
        pages.length(first, bytes - LENGTH_BYTES);
        return new Reply(first, bytes, root);
    }

    /** Gives the memory back. */
    void discard() {
        pages.release(first, root);
        first = ReplyPages.NONE;
    }
}
