/**
 * What multipath.conf says about the paths that are there: who may be a path, how it is checked, how good it is. Owner lane
 * only; nothing here asks a device.
 */
package io.polypath.agent.policy;
