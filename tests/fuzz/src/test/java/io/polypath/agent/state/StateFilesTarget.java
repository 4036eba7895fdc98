package io.polypath.agent.state;

import io.polypath.tests.fuzz.Input;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The bindings, wwids and prkeys files. */
public final class StateFilesTarget {

    private static final String WWID = "360205060000000000000000100000001";

    private StateFilesTarget() {}

    /** Reads one text as each of them; bindings that are written are read again as they were. @throws IOException without a file */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        BindingsReading bindings = BindingsText.parse(Input.text(data));
        Input.same(bindings.bindings().sorted(), BindingsText.parse(BindingsText.format(bindings.bindings())).bindings().sorted());
        Path file = Files.createTempFile("fuzz", ".state");
        try {
            Files.write(file, data);
            new WwidsFile(file).all();
            StateAnswer<Optional<Prkey>> key = new PrkeysFile(file).get(WWID);
            if (key.fault() == null) {
                key.orNull();
            }
        } finally {
            Files.delete(file);
        }
    }
}
