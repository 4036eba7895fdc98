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
        Optional<Prkey> key = file.get(errand.wwid()).orNull();
        return key == null || key.isEmpty()
                ? new ErrandReport.KeyRead(errand.map(), errand.mapGeneration(), 0, false)
                : new ErrandReport.KeyRead(errand.map(), errand.mapGeneration(), key.get().key(), key.get().aptpl());
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
