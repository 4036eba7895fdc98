package io.polypath.agent.config.option;

/** {@code yes} or {@code no}, also {@code 1} or {@code 0}. */
record FlagType() implements ValueType {

    @Override
    public Reading read(String text, Accounts accounts) {
        return switch (text) {
            case "yes", "1" -> Reading.of(new Value.Flag(true));
            case "no", "0" -> Reading.of(new Value.Flag(false));
            default -> Reading.refused("neither yes nor no");
        };
    }

    @Override
    public String allowed() {
        return "`yes`, `no`";
    }
}
