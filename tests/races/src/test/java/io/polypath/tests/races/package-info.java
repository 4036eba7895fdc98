/**
 * Every word that two lanes touch, under jcstress: two threads do at the same moment what two lanes do, millions of times, and each
 * outcome is allowed or forbidden. {@code docs/races.md} has the list.
 */
package io.polypath.tests.races;
