package io.polypath.agent.show;

/**
 * Where an answer is written. It may end before the answer does: what does not fit is dropped, and {@link #full} tells.
 * Owned by one answer.
 */
public interface Sheet {

    /** Adds a text of one character per byte. */
    Sheet append(String text);

    /** Adds bytes that were made once, for what every line says again. */
    Sheet append(byte[] bytes);

    /** Adds one byte, 0 to 255. */
    Sheet append(char c);

    /** Whether something was dropped; a long answer stops then. */
    boolean full();

    /** Adds one byte several times. */
    default Sheet repeat(char c, int times) {
        for (int i = 0; i < times; i++) {
            append(c);
        }
        return this;
    }

    /** Adds a number in decimal. */
    default Sheet append(int number) {
        return append(Integer.toString(number));
    }
}
