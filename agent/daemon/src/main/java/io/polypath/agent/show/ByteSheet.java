package io.polypath.agent.show;

import java.util.Arrays;

/** A sheet that becomes bytes and has no end. */
final class ByteSheet implements Sheet {

    private static final int FIRST_BYTES = 8_192;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    /** The method of {@code String} takes the low byte of each character, which is what makes it deprecated, and what is wanted here. */
    @Override
    @SuppressWarnings("deprecation")
    public Sheet append(String text) {
        int count = text.length();
        reserve(count);
        text.getBytes(0, count, bytes, length);
        length += count;
        return this;
    }

    @Override
    public Sheet append(byte[] source) {
        reserve(source.length);
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
        return this;
    }

    @Override
    public Sheet append(char c) {
        reserve(1);
        bytes[length] = (byte) c;
        length++;
        return this;
    }

    private void reserve(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(length + count, 2 * bytes.length));
        }
    }

    @Override
    public boolean full() {
        return false;
    }

    /** What was written. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }
}
