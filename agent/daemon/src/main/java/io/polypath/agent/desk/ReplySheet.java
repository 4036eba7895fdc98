package io.polypath.agent.desk;

import io.polypath.agent.show.Sheet;
import java.nio.charset.StandardCharsets;

/** A reply in the making. Owned by the desk lane. */
final class ReplySheet implements Sheet {

    private static final int LENGTH_BYTES = Long.BYTES;

    private final ReplyPages pages;
    private final boolean root;
    private final int mostPages;
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

    @Override
    public Sheet append(String text) {
        byte[] source = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int from = 0; from < source.length && room(); ) {
            int here = Math.min(source.length - from, ReplyPages.PAGE_BYTES - offset);
            pages.put(last, offset, source, from, here);
            offset += here;
            bytes += here;
            from += here;
        }
        return this;
    }

    @Override
    public Sheet append(char c) {
        if (room()) {
            pages.put(last, offset, (byte) c);
            offset++;
            bytes++;
        }
        return this;
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
        if (last == ReplyPages.NONE) {
            first = page;
        } else {
            pages.chain(last, page);
        }
        last = page;
        offset = 0;
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
        pages.length(first, bytes - LENGTH_BYTES);
        return new Reply(first, bytes, root);
    }

    /** Gives the memory back. */
    void discard() {
        pages.release(first, root);
        first = ReplyPages.NONE;
    }
}
