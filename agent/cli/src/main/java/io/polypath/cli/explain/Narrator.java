package io.polypath.cli.explain;

import java.io.IOException;

/** Tells a story, chapter by chapter. */
interface Narrator {

    /** A chapter begins of which there is something to tell. */
    void begin(Chapter chapter) throws IOException;

    void scene(Scene scene) throws IOException;

    /** A chapter has been told, also one of which there was nothing to tell: says what is missing in it. */
    void end(Chapter chapter) throws IOException;

    /** Something about the story itself. */
    void note(String sentence) throws IOException;

    /** Lets what was told be seen. */
    void flush() throws IOException;
}
