/** Two ways to let a fabric's time pass: steps under a virtual clock with the lanes, or a pump in real time. */
package io.polypath.sim.run;
