package io.polypath.agent.state;

import io.polypath.agent.map.Bindings;
import java.util.List;

/**
 * What the bindings file says.
 *
 * @param standard whether the file is byte for byte what would be written for these bindings
 */
public record BindingsReading(Bindings bindings, List<BindingComplaint> complaints, boolean standard) {

    public BindingsReading {
        complaints = List.copyOf(complaints);
    }
}
