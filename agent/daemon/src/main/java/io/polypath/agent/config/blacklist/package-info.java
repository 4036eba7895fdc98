/**
 * Which devices are left alone: blacklist, exceptions, and the rule that decided. Source: multipath.conf(5). Pure.
 */
package io.polypath.agent.config.blacklist;
