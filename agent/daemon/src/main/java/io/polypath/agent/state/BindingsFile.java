package io.polypath.agent.state;

import io.polypath.agent.map.AliasChoice;
import io.polypath.agent.map.AliasRequest;
import io.polypath.agent.map.Binding;
import io.polypath.agent.map.Bindings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The bindings file, {@code /etc/multipath/bindings}. Owned by the lane that writes state files; blocks.
 *
 * <p>A name is chosen under the file's lock, from what the file says then, so two programs never give one name to two
 * logical units. The file is always replaced as a whole.
 */
public final class BindingsFile {

    private final StateFile file;

    /** What the file said last, null before and after a failure, and what that means: a start asks for many names one after the other. */
    private String lastText;
    private Bindings lastBindings;

    public BindingsFile(Path path) {
        this(path, StateFile.LOCK_BOUND);
    }

    BindingsFile(Path path, Duration lockBound) {
        file = new StateFile(path, lockBound);
    }

    /** Reads the file and, if it may be written, brings it into its standard form. */
    public StateAnswer<BindingsReading> load() {
        return StateCall.make(file, open -> {
            BindingsReading reading = BindingsText.parse(open.read());
            if (!reading.standard() && open.writable()) {
                open.replace(BindingsText.format(reading.bindings()));
            }
            return reading;
        });
    }

    /** As {@link #chooseAll} for one logical unit. */
    public StateAnswer<AliasChoice> choose(AliasRequest request, Predicate<String> usedByOther) {
        return switch (chooseAll(List.of(request), usedByOther, Map.of())) {
            case StateAnswer.Done<List<AliasChoice>>(List<AliasChoice> choices) ->
                new StateAnswer.Done<>(choices.getFirst());
            case StateAnswer.Refused<List<AliasChoice>>(StateFault fault, String detail) ->
                new StateAnswer.Refused<>(fault, detail);
        };
    }

    /**
     * Chooses names, and writes the new bindings before it answers. When it is refused, no name may be used that was
     * not bound before: the maps go by their WWIDs.
     *
     * @param usedByOther whether a map of another WWID has that name
     * @param configured WWID by name: these names are not given to others, and bindings of others to them are dropped
     * @return one choice per request, in their order
     */
    public StateAnswer<List<AliasChoice>> chooseAll(
            List<AliasRequest> requests, Predicate<String> usedByOther, Map<String, String> configured) {
        return StateCall.make(file, open -> {
            String text = open.read();
            Bindings bindings = bindingsIn(text);
            lastText = null;
            boolean differs = bindings.dropOthers(configured);
            List<AliasChoice> choices = new ArrayList<>(requests.size());
            for (AliasRequest request : requests) {
                AliasRequest possible = open.writable() ? request : request.onlyReading();
                AliasChoice choice = AliasChoice.choose(possible.besides(configured), bindings,
                        name -> usedByOther.test(name) || isOthers(name, request.wwid(), configured));
                if (choice.isNewBinding()) {
                    bindings.add(new Binding(choice.alias(), request.wwid()));
                    differs = true;
                }
                choices.add(choice);
            }
            if (differs && open.writable()) {
                text = BindingsText.format(bindings);
                open.replace(text);
                differs = false;
            }
            lastText = differs ? null : text;
            return choices;
        });
    }

    private static boolean isOthers(String name, String wwid, Map<String, String> configured) {
        String owner = configured.get(name);
        return owner != null && !owner.equals(wwid);
    }

    private Bindings bindingsIn(String text) {
        if (!text.equals(lastText)) {
            lastBindings = BindingsText.parse(text).bindings();
        }
        return lastBindings;
    }
}
