package io.polypath.ffm.proof;

/**
 * A number or a string that Java believes and that a C expression yields.
 *
 * @param name what it is about, such as {@code "sg_io_hdr.cmdp offset"}
 * @param expression C of type {@code long long} or {@code const char *}
 * @param text whether the expression is a string
 * @param java what Java believes, printed
 */
record Fact(String name, String expression, boolean text, String java) {
    static Fact number(String name, String expression, long java) {
        return new Fact(name, "(long long)(" + expression + ")", false, Long.toString(java));
    }

    /** An {@code int} of Java stands for 32 bits, whatever sign C gives them. */
    static Fact bits(String name, String expression, int java) {
        return number(name, "(int)(" + expression + ")", java);
    }

    static Fact text(String name, String expression, String java) {
        return new Fact(name, expression, true, java);
    }

    /** The statement that prints the line {@code name=value}. */
    String print() {
        return "printf(\"" + name + "=" + (text ? "%s" : "%lld") + "\\n\", " + expression + ");";
    }

    String line() {
        return name + "=" + java;
    }
}
