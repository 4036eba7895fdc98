/**
 * What clients of the control socket see: functions from a {@link io.polypath.agent.view.HostView} to text, in the layouts of
 * multipath-tools 0.14.3, which scripts, CSI drivers and exporters read by position and by word. Texts have one character per
 * byte, no terminator, and end with a newline unless they are empty.
 */
package io.polypath.agent.show;
