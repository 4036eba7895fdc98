package io.polypath.agent.map;

import io.polypath.agent.path.Check;
import java.util.function.Predicate;

/**
 * The user-friendly name of a logical unit.
 *
 * @param alias the name; null when there is none, and the map goes by its WWID
 */
public record AliasChoice(Kind kind, String alias) {

    /** Where the name comes from, or why there is none. */
    public enum Kind {
        /** The map's name, which is bound to its WWID. */
        EXISTING("keep its name"),
        /** Another name, which is bound to its WWID. */
        BOUND("the bound name"),
        /** The map's name, which nobody else has; the binding is new. */
        ADOPTED("bind its name"),
        /** The lowest free name; the binding is new. */
        NEW("a new name"),
        HELD_BY_OTHER_MAP("none: another map has the bound name"),
        READ_ONLY("none: no binding may be added"),
        EXHAUSTED("none: all names are taken"),
        /** A WWID or a prefix that the bindings file cannot hold. */
        UNFIT("none: not a word of the bindings file");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** For logs and documents. */
        public String label() {
            return label;
        }
    }

    public AliasChoice {
        boolean named = switch (kind) {
            case EXISTING, BOUND, ADOPTED, NEW -> true;
            case HELD_BY_OTHER_MAP, READ_ONLY, EXHAUSTED, UNFIT -> false;
        };
        Check.that(named == (alias != null), "there is a name exactly where there is no reason against one");
    }

    /** Whether the bindings file lacks this binding and must get it before the name is used. */
    public boolean isNewBinding() {
        return kind == Kind.ADOPTED || kind == Kind.NEW;
    }

    /**
     * Chooses. What is bound is more lasting than what the kernel has, except that a map keeps a name that is bound to
     * its own WWID or that nobody else has.
     *
     * @param usedByOther whether a map of another WWID has that name
     */
    public static AliasChoice choose(AliasRequest request, Bindings bindings, Predicate<String> usedByOther) {
        String existing = request.existingAlias();
        String owner = existing == null ? null : bindings.wwidOf(existing);
        if (request.wwid().equals(owner)) {
            return new AliasChoice(Kind.EXISTING, existing);
        }
        String bound = bindings.aliasOf(request.wwid());
        if (bound != null) {
            return usedByOther.test(bound)
                    ? new AliasChoice(Kind.HELD_BY_OTHER_MAP, null)
                    : new AliasChoice(Kind.BOUND, bound);
        }
        if (request.readOnly()) {
            return new AliasChoice(Kind.READ_ONLY, null);
        }
        if (!Binding.isName(request.wwid())) {
            return new AliasChoice(Kind.UNFIT, null);
        }
        boolean adopts = existing != null && owner == null && Binding.isName(existing)
                && AliasNumber.scan(request.prefix(), existing) != AliasNumber.NONE;
        return adopts ? new AliasChoice(Kind.ADOPTED, existing) : fresh(request, bindings, usedByOther);
    }

    private static AliasChoice fresh(AliasRequest request, Bindings bindings, Predicate<String> usedByOther) {
        int number = bindings.freeNumber(request.prefix(), usedByOther);
        if (number == AliasNumber.NONE) {
            return new AliasChoice(Kind.EXHAUSTED, null);
        }
        String alias = request.prefix() + AliasNumber.letters(number);
        return Binding.isName(alias) ? new AliasChoice(Kind.NEW, alias) : new AliasChoice(Kind.UNFIT, null);
    }
}
