package io.polypath.agent.config.option;

/** An option that has no effect any more. */
record DeadType() implements ValueType {

    @Override
    public Reading read(String text, Accounts accounts) {
        return Reading.refused("the option has no effect any more");
    }

    @Override
    public String allowed() {
        return "ignored";
    }
}
