/**
 * Checks that can only block, on a bounded number of threads. A call that does not return costs one thread of these
 * until it does, and nothing else; the owner lane hands out, cancels and takes back, and waits for nobody.
 */
package io.polypath.agent.runner;
