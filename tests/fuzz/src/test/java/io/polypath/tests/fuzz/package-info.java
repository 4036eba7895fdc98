/** What reads bytes of any origin, under inputs that a fuzzer guided by coverage makes: one target per format. */
package io.polypath.tests.fuzz;
