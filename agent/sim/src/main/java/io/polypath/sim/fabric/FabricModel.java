package io.polypath.sim.fabric;

import io.polypath.agent.port.Clock;
import io.polypath.sim.kernel.KernelOptions;
import java.util.random.RandomGenerator;

/** What a fabric is built from, and how many parts of each kind it will have. Immutable. */
public interface FabricModel {

    /** Host adapters. */
    int hosts();

    int arrays();

    /** Ports of an array, which counts from 0. */
    int ports(int array);

    /** Logical units of an array. */
    int units(int array);

    /** Target port groups of an array. */
    int groups(int array);

    /** The group, from 1, that a port of an array belongs to; both the array and its port count from 0. */
    int groupOf(int array, int port);

    /** Builds and boots the fabric. */
    Fabric build(Clock clock, RandomGenerator random, KernelOptions options);
}
