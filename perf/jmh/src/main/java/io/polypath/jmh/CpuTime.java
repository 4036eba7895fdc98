package io.polypath.jmh;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU of the whole process for each operation, compilers and collector included: what a step costs on a machine that others keep busy,
 * where its wall time is theirs too.
 */
public final class CpuTime implements InternalProfiler {

    private final com.sun.management.OperatingSystemMXBean process =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long beforeNs;

    /** For JMH, which makes it by its name. */
    public CpuTime() {}

    @Override
    public String getDescription() {
        return "CPU of the process for each operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        beforeNs = process.getProcessCpuTime();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double ns = (double) (process.getProcessCpuTime() - beforeNs) / Math.max(1, result.getMetadata().getAllOps());
        return List.of(new ScalarResult("cpu", ns, "ns/op", AggregationPolicy.AVG));
    }
}
