package io.polypath.agent.desk;

import io.polypath.agent.lane.Lane;
import io.polypath.agent.record.DeskOrder;
import io.polypath.agent.record.DeskOutcome;
import io.polypath.agent.record.DeskReply;
import io.polypath.agent.show.MapTexts;
import io.polypath.ffm.gen.Linux;
import io.polypath.ffm.sys.Epoll;
import io.polypath.ffm.sys.Sys;
import io.polypath.ringbuf.LaneQueue;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What happens to a request from its text to the last byte of its answer. Owned by the desk lane. */
final class Clerk {

    /** Different pages in one step; whoever asked for the same one shares it. */
    private static final int PAINTINGS = 4;

    private final Sys sys;
    private final Epoll epoll;
    private final DeskLimits limits;
    private final DeskCounters counters;
    private final BlockDevices devices;
    private final Clients clients;
    private final ReplyPages pages;
    private final ReplySender sender;
    private final Window window;
    private final OrderBook book;
    private final MapTexts written = new MapTexts();

    /** When the owner last said that it had done something: what is shown from then on must show it. */
    private long lastChangeNs = Long.MIN_VALUE;

    /**
     * What a page is about.
     *
     * @param root whose memory it takes
     * @param older how it says that there is no such thing
     */
    private record Subject(Page page, List<String> arguments, boolean root, boolean older) {}

    Clerk(Sys sys, Arena arena, Epoll epoll, Clients clients, DeskSetup setup, LaneQueue<DeskOrder> orders) {
        this.sys = sys;
        this.epoll = epoll;
        this.clients = clients;
        limits = setup.limits();
        counters = setup.counters();
        devices = setup.devices();
        pages = new ReplyPages(arena, limits.pages(), limits.otherPages());
        sender = new ReplySender(sys, pages);
        window = new Window(limits, counters, orders);
        book = new OrderBook(limits.orders(), orders);
    }

    /** How long a client waits unless it says otherwise. */
    long clientLimitNs() {
        return window.clientLimitNs();
    }

    /** When somebody is to be shown what there is, or {@link Lane#NEVER}. */
    long deadlineNs() {
        return window.deadlineNs();
    }

    /** A whole request has come. */
    void understand(Client client, long nowNs) {
        counters.request();
        client.askedNs = nowNs;
        client.notBeforeNs = lastChangeNs;
        switch (Grammar.read(client.question)) {
            case Reading.Refused(String text) -> answer(client, text, nowNs);
            case Reading.Understood command -> {
                client.command = command;
                follow(client, command.meaning(), nowNs);
            }
        }
    }

    private void follow(Client client, Meaning meaning, long nowNs) {
        switch (meaning) {
            case Meaning.Show show -> {
                clients.become(client, ClientState.LOOKING);
                window.await(client);
            }
            case Meaning.Order order when client.root -> order(client, order, nowNs);
            case Meaning.Leave leave when client.root -> answer(client, DeskOutcome.OK.text(), nowNs);
            case Meaning.Order order -> refuse(client, Refusal.FORBIDDEN, nowNs);
            case Meaning.Leave leave -> refuse(client, Refusal.FORBIDDEN, nowNs);
        }
    }

    private void order(Client client, Meaning.Order order, long nowNs) {
        long limitNs = client.command.limitNs();
        if (limitNs != Reading.Understood.USUAL_LIMIT) {
            clients.deadline(client, nowNs + limitNs);
        }
        if (book.place(client, order, client.deadlineNs)) {
            clients.become(client, ClientState.ORDERING);
        } else {
            refuse(client, Refusal.TOO_MANY_ORDERS, nowNs);
        }
    }

    /** The owner has something to say. */
    void heard(DeskReply reply, long nowNs) {
        switch (reply) {
            case DeskReply.Looked looked -> window.looked(looked.view());
            case DeskReply.Done done -> done(done, nowNs);
        }
    }

    private void done(DeskReply.Done done, long nowNs) {
        lastChangeNs = window.justAfterView(nowNs);
        Client client = book.answered(done);
        if (client == null) {
            counters.lateReply();
        } else {
            answer(client, done.text(client.older), nowNs);
        }
    }

    /**
     * Shows whoever has a view what it asked for.
     *
     * @return how many clients were served
     */
    int showPages(long nowNs) {
        Map<Subject, Reply> painted = new HashMap<>();
        int shown = 0;
        window.makeDo(nowNs);
        Client client = window.next();
        while (client != null) {
            show(client, painted, nowNs);
            shown++;
            client = painted.size() < PAINTINGS ? window.next() : null;
        }
        painted.values().forEach(reply -> reply.drop(pages));
        return shown;
    }

    private void show(Client client, Map<Subject, Reply> painted, long nowNs) {
        Page page = ((Meaning.Show) client.command.meaning()).page();
        Subject subject = new Subject(page, client.command.arguments(), client.root, client.older);
        Reply reply = painted.get(subject);
        if (reply == null) {
            counters.page();
            reply = made(sheet -> paint(sheet, subject), client.root);
            if (reply == null) {
                refuse(client, Refusal.NO_ROOM, nowNs);
                return;
            }
            painted.put(subject, reply);
        }
        reply(client, reply.share(), nowNs);
    }

    private void paint(ReplySheet sheet, Subject subject) {
        if (!subject.page().paint(sheet, window.view(), subject.arguments(), devices, written)) {
            sheet.append(DeskOutcome.NOT_FOUND.text(subject.older()));
        } else if (sheet.isEmpty()) {
            sheet.append(DeskOutcome.OK.text());
        }
    }

    /** Something that writes an answer. */
    private interface Author {
        void write(ReplySheet sheet);
    }

    /** The reply that {@code author} writes; null when there is no room, even after the answer furthest behind was given up. */
    private Reply made(Author author, boolean root) {
        for (int tries = 0; tries < 2; tries++) {
            ReplySheet sheet = new ReplySheet(pages, root, limits.answerPages(root));
            author.write(sheet);
            Reply reply = sheet.finish();
            if (reply != null || sheet.tooLong() || !makeRoom(root)) {
                return reply;
            }
        }
        return null;
    }

    private boolean makeRoom(boolean root) {
        Client slow = clients.slowestReader(root);
        if (slow != null) {
            counters.refused(Refusal.SLOW_READER);
            close(slow);
        }
        return slow != null;
    }

    /** Tells a client why it gets nothing, or parts with it when there is nothing to say. */
    void refuse(Client client, Refusal why, long nowNs) {
        counters.refused(why);
        if (why.text().isEmpty()) {
            close(client);
        } else {
            answer(client, why.text(), nowNs);
        }
    }

    private void answer(Client client, String text, long nowNs) {
        Reply reply = made(sheet -> sheet.append(text), client.root);
        if (reply == null) {
            counters.refused(Refusal.NO_ROOM);
            close(client);
        } else {
            reply(client, reply, nowNs);
        }
    }

    private void reply(Client client, Reply reply, long nowNs) {
        clients.become(client, ClientState.ANSWERING);
        clients.deadline(client, nowNs + limits.answerNs(reply.bytes));
        client.reply = reply;
        client.page = reply.firstPage;
        client.pageOffset = 0;
        client.sentBytes = 0;
        send(client, nowNs);
    }

    /** Sends more of an answer. */
    void send(Client client, long nowNs) {
        switch (sender.send(client)) {
            case PART -> arm(client, Linux.EPOLLOUT());
            case LOST -> refuse(client, Refusal.GONE, nowNs);
            case SENT -> {
                dropReply(client);
                if (client.closesAfterReply) {
                    close(client);
                    return;
                }
                client.forgetRequest();
                clients.deadline(client, Lane.NEVER);
                clients.become(client, ClientState.IDLE);
                arm(client, Linux.EPOLLIN());
            }
        }
    }

    /** Tells somebody for whom there is no place; what the socket does not take at once is lost. */
    void sendOff(int fd, Refusal why, boolean root) {
        counters.refused(why);
        Reply reply = made(sheet -> sheet.append(why.text()), root);
        if (reply != null) {
            sys.send(fd, pages.slice(reply.firstPage, 0, (int) reply.bytes), reply.bytes,
                    Linux.MSG_NOSIGNAL() | Linux.MSG_DONTWAIT());
            reply.drop(pages);
        }
        sys.close(fd);
    }

    /** Has epoll report these events of a client. */
    void arm(Client client, int events) {
        if (client.armed != events) {
            client.armed = events;
            epoll.modify(client.fd, events, client.key());
        }
    }

    /** A client's time is over. */
    void expire(Client client, long nowNs) {
        switch (client.state()) {
            case READING -> {
                client.closesAfterReply = true;
                refuse(client, Refusal.SLOW_REQUEST, nowNs);
            }
            case LOOKING -> {
                window.leave(client);
                refuse(client, Refusal.TIMED_OUT, nowNs);
            }
            case ORDERING -> {
                book.forget(client);
                refuse(client, Refusal.TIMED_OUT, nowNs);
            }
            case ANSWERING -> refuse(client, Refusal.SLOW_READER, nowNs);
            case FREE, IDLE -> throw new AssertionError("nobody waits for an idle client");
        }
    }

    /** Ends a connection, whatever it is at. */
    void close(Client client) {
        switch (client.state()) {
            case LOOKING -> window.leave(client);
            case ORDERING -> book.forget(client);
            case ANSWERING -> dropReply(client);
            case IDLE, READING -> { }
            case FREE -> throw new AssertionError("a free place is closed");
        }
        epoll.remove(client.fd);
        sys.close(client.fd);
        clients.remove(client);
        counters.left(clients.size());
    }

    private void dropReply(Client client) {
        if (client.reply != null) {
            client.reply.drop(pages);
            client.reply = null;
        }
    }
}
