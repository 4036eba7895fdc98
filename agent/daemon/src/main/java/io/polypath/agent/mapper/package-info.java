/** The lanes that talk to device-mapper: one for messages and readings, which never waits for the other, which changes maps. */
package io.polypath.agent.mapper;
