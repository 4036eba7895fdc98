package io.polypath.cli.exporter;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Answers scrapes over HTTP/1.1, a request a connection. {@value #CLIENTS} clients are answered at a time, others wait in the kernel; one
 * that is slower than {@value #PATIENCE_SECONDS} s loses its connection.
 */
public final class Exporter implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final long PAUSE_MS = 100;
    private static final int PATIENCE_SECONDS = 10;

    private final Scrape scrape;
    private final ServerSocketChannel door;
    private final PrintStream log;
    private final ExecutorService clerks = Executors.newFixedThreadPool(CLIENTS);
    private final ScheduledExecutorService patience =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

    private Exporter(Scrape scrape, ServerSocketChannel door, PrintStream log) {
        this.log = log;
        this.scrape = scrape;
        this.door = door;
    }

    /**
     * Begins to listen and to answer.
     *
     * @param log where a scrape goes that failed because of a bug
     * @throws IOException when somebody else listens there
     */
    public static Exporter start(Listen listen, Scrape scrape, PrintStream log) throws IOException {
        Exporter exporter = new Exporter(scrape, listen.open(), log);
        for (int i = 0; i < CLIENTS; i++) {
            exporter.clerks.execute(exporter::serve);
        }
        return exporter;
    }

    /** Where it listens, with the port that the kernel chose where none was given. */
    public Listen where() throws IOException {
        return new Listen(door.getLocalAddress());
    }

    private void serve() {
        while (door.isOpen()) {
            try (SocketChannel client = door.accept()) {
                serve(client);
            } catch (IOException doorGoneOrNoDescriptor) {
                pause();
            }
        }
    }

    private void serve(SocketChannel client) {
        ScheduledFuture<?> end = patience.schedule(() -> hangUp(client), PATIENCE_SECONDS, TimeUnit.SECONDS);
        try {
            answer(client);
        } catch (IOException clientGone) {
            return;
        } finally {
            end.cancel(false);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(SocketChannel client) throws IOException {
        InputStream in = new BufferedInputStream(Channels.newInputStream(client));
        OutputStream out = Channels.newOutputStream(client);
        HttpRequest request = HttpRequest.read(in);
        answer(request).write(out, request);
    }

    private HttpAnswer answer(HttpRequest request) throws IOException {
        try {
            return HttpAnswer.to(request, scrape);
        } catch (RuntimeException bug) {
            bug.printStackTrace(log);
            return HttpAnswer.FAILED;
        }
    }

    private static void hangUp(SocketChannel client) {
        try {
            client.close();
        } catch (IOException alreadyGone) {
            return;
        }
    }

    /** Ends. A Unix socket is removed. */
    @Override
    public void close() throws IOException {
        SocketAddress address = door.getLocalAddress();
        door.close();
        clerks.shutdownNow();
        patience.shutdownNow();
        if (address instanceof UnixDomainSocketAddress unix) {
            Files.deleteIfExists(unix.getPath());
        }
    }
}
