package io.polypath.agent.config.option;

/** Permission bits in octal. */
record ModeType() implements ValueType {

    @Override
    public Reading read(String text, Accounts accounts) {
        if (!text.matches("0*[0-7]{1,3}")) {
            return Reading.refused("not an octal number up to 0777");
        }
        return Reading.of(new Value.Mode(Integer.parseInt(text, 8)));
    }

    @Override
    public String allowed() {
        return "octal, up to 0777";
    }
}
