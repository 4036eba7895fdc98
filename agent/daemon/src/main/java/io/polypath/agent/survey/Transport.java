package io.polypath.agent.survey;

import java.nio.file.Path;

/** stand-in */
record Transport(String protocol, String targetPort) {
    static Transport of(Path device) {
        String path = device.toString();
        String host = path.replaceAll(".*/(host[0-9]+)/.*", "$1");
        if (path.contains("/session")) {
            return new Transport("scsi:iscsi", path.replaceAll(".*/(session[0-9]+)/.*", "$1"));
        }
        if (path.contains("/rport-")) {
            return new Transport("scsi:fcp", path.replaceAll(".*/(rport-[^/]*)/.*", "$1"));
        }
        return new Transport("scsi:unspec", host);
    }
}
