package io.polypath.agent.state;

import io.polypath.agent.map.AliasRequest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A process of its own that uses state files: POSIX locks do not tell the threads of one process apart. */
final class OtherProcess {

    private OtherProcess() {}

    /** {@code hold FILE}: locks it until the input ends, which replaces it. {@code read DIRECTORY}: tries all calls. */
    public static void main(String[] args) throws IOException {
        switch (args[0]) {
            case "hold" -> hold(Path.of(args[1]));
            default -> tryAll(Path.of(args[1]));
        }
    }

    private static void hold(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE); FileLock lock = channel.lock()) {
            System.out.println(lock.isValid());
            String line = new String(System.in.readAllBytes());
            if (!line.isEmpty()) {
                Path next = Files.writeString(file.resolveSibling("next"), line);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private static void tryAll(Path directory) {
        WwidsFile wwids = new WwidsFile(directory.resolve("wwids"));
        BindingsFile bindings = new BindingsFile(directory.resolve("bindings"));
        PrkeysFile prkeys = new PrkeysFile(directory.resolve("none/prkeys"));
        System.out.println(wwids.all().orNull());
        System.out.println(wwids.remember("3600b").fault());
        System.out.println(wwids.forget("3600a").fault());
        System.out.println(prkeys.get("3600a").orNull());
        System.out.println(prkeys.set("3600a", new Prkey(1, false)).fault());
        System.out.println(bindings.load().orNull().bindings().sorted());
        System.out.println(choose(bindings, "3600a"));
        System.out.println(choose(bindings, "3600b"));
    }

    private static String choose(BindingsFile bindings, String wwid) {
        AliasRequest request = new AliasRequest("mpath", wwid, null, false);
        return bindings.choose(request, name -> false).toString();
    }

    /** The class path of this class and of the classes it uses. */
    static String classPath() {
        return root(OtherProcess.class) + File.pathSeparator + root(StateFile.class);
    }

    private static Path root(Class<?> type) {
        Path file = Path.of(URI.create(type.getResource(type.getSimpleName() + ".class").toString()));
        return file.resolve("../".repeat(type.getName().split("\\.").length)).normalize();
    }
}
