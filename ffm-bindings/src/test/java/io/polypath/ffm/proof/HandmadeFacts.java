package io.polypath.ffm.proof;

import io.polypath.ffm.net.ControlMessage;
import io.polypath.ffm.sys.EpollEvent;
import io.polypath.ffm.sys.Capabilities;
import io.polypath.ffm.sys.Errno;
import io.polypath.ffm.sys.OpenFlags;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** What was written by hand, because it differs between architectures or has to be a compile-time constant. */
final class HandmadeFacts {
    private HandmadeFacts() {}

    static List<Fact> all() throws ReflectiveOperationException {
        List<Fact> facts = new ArrayList<>();
        for (Field constant : Errno.class.getFields()) {
            facts.add(Fact.bits(constant.getName(), constant.getName(), constant.getInt(null)));
        }
        for (Field constant : OpenFlags.class.getFields()) {
            String name = "O_" + constant.getName();
            facts.add(Fact.bits(name, name, constant.getInt(null)));
        }
        facts.add(epollEvent("size", "sizeof(struct epoll_event)", EpollEvent.SIZE_BYTES));
        facts.add(epollEvent("events", "offsetof(struct epoll_event, events)", EpollEvent.EVENTS_OFFSET));
        facts.add(epollEvent("data", "offsetof(struct epoll_event, data)", EpollEvent.DATA_OFFSET));
        for (int payload : new int[] {0, 1, 8, 12}) {
            facts.add(Fact.number("space " + payload, "CMSG_SPACE(" + payload + ")", ControlMessage.space(payload)));
            facts.add(Fact.number("length " + payload, "CMSG_LEN(" + payload + ")", ControlMessage.length(payload)));
        }
        facts.add(Fact.bits("cap version", "_LINUX_CAPABILITY_VERSION_3", Capabilities.VERSION));
        facts.add(Fact.number("cap header", "sizeof(struct __user_cap_header_struct)", Capabilities.HEADER_BYTES));
        facts.add(Fact.number("cap data", "sizeof(struct __user_cap_data_struct)", Capabilities.DATA_BYTES));
        facts.add(capData("permitted", Capabilities.PERMITTED_OFFSET));
        facts.add(capData("inheritable", Capabilities.INHERITABLE_OFFSET));
        return facts;
    }

    private static Fact capData(String member, long java) {
        return Fact.number("cap " + member, "offsetof(struct __user_cap_data_struct, " + member + ")", java);
    }

    private static Fact epollEvent(String what, String expression, long java) {
        return Fact.number("epoll_event " + what, expression, java);
    }
}
