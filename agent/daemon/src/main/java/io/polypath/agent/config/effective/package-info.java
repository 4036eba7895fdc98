/**
 * The configuration as a whole: loaded, frozen, compared, printed, and what of it holds for one path. Everything here but
 * {@link io.polypath.agent.config.effective.ConfLoader#load} is pure; everything is immutable and may be shared by lanes.
 */
package io.polypath.agent.config.effective;
