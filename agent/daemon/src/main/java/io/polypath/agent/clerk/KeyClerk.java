package io.polypath.agent.clerk;

import io.polypath.agent.record.Errand;
import io.polypath.agent.record.ErrandReport;
import io.polypath.agent.state.Prkey;
import io.polypath.agent.state.PrkeysFile;
import io.polypath.agent.state.StateAnswer;
import java.util.Optional;

/** Looks after reservation keys in the prkeys file. Clerk lane only. */
final class KeyClerk {

    private final PrkeysFile file;

    KeyClerk(PrkeysFile file) {
        this.file = file;
    }

    ErrandReport read(Errand.ReadKey errand) {
        return switch (file.get(errand.wwid())) {
            case StateAnswer.Done<Optional<Prkey>>(Optional<Prkey> key) -> report(errand, key, "");
            case StateAnswer.Refused<Optional<Prkey>> refused -> report(errand, Optional.empty(), Clerk.complaint(refused));
        };
    }

    private static ErrandReport report(Errand.ReadKey errand, Optional<Prkey> read, String complaint) {
        long key = read.map(Prkey::key).orElse(0L);
        boolean aptpl = read.map(Prkey::aptpl).orElse(false);
        return new ErrandReport.KeyRead(errand.map(), errand.mapGeneration(), key, aptpl, complaint);
    }

    ErrandReport write(Errand.WriteKey errand) {
        StateAnswer<Boolean> answer = errand.key() == 0
                ? file.remove(errand.wwid())
                : file.set(errand.wwid(), new Prkey(errand.key(), errand.aptpl()));
        String complaint = answer instanceof StateAnswer.Refused<Boolean> refused ? Clerk.complaint(refused) : "";
        return new ErrandReport.KeyWritten(
                errand.map(), errand.mapGeneration(), errand.key(), errand.aptpl(), errand.ticket(), complaint);
    }
}
