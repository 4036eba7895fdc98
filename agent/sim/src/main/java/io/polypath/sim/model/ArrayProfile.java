package io.polypath.sim.model;

import java.util.Objects;

/**
 * What all logical units of an array have in common.
 *
 * @param vendor T10 vendor identification, at most 8 ASCII characters
 * @param product product identification, at most 16
 * @param revision product revision, at most 4
 * @param tpgs asymmetric access that INQUIRY claims; with {@link Tpgs#NONE} RTPG is refused
 * @param extendedReport what becomes of a request for the extended RTPG header
 * @param implicitTransitionSeconds IMPLICIT TRANSITION TIME of the extended header, 0 to 255; 0 means not said
 * @param descriptorSense sense data in descriptor format (72h) instead of fixed format (70h)
 * @param controllers what the array tells about its controllers beyond the standard
 */
public record ArrayProfile(
        String vendor,
        String product,
        String revision,
        Tpgs tpgs,
        ExtendedReport extendedReport,
        int implicitTransitionSeconds,
        boolean descriptorSense,
        Controllers controllers) {

    /** An array with implicit and explicit ALUA that knows the extended header. */
    public static final ArrayProfile DEFAULT =
            new ArrayProfile(
            "POLYPATH", "SIMULATED LUN", "0001", Tpgs.BOTH, ExtendedReport.SUPPORTED, 10, false, Controllers.STANDARD);

    public ArrayProfile {
        requireText(vendor, 8);
        requireText(product, 16);
        requireText(revision, 4);
        Objects.requireNonNull(tpgs);
        Objects.requireNonNull(extendedReport);
        Objects.requireNonNull(controllers);
        if (implicitTransitionSeconds < 0 || implicitTransitionSeconds > 255) {
            throw new IllegalArgumentException("implicit transition time is one byte: " + implicitTransitionSeconds);
        }
    }

    public ArrayProfile withNames(String newVendor, String newProduct, String newRevision) {
        return new ArrayProfile(
                newVendor, newProduct, newRevision, tpgs, extendedReport, implicitTransitionSeconds, descriptorSense, controllers);
    }

    public ArrayProfile withTpgs(Tpgs newTpgs) {
        return new ArrayProfile(
                vendor, product, revision, newTpgs, extendedReport, implicitTransitionSeconds, descriptorSense, controllers);
    }

    public ArrayProfile withExtendedReport(ExtendedReport newReport) {
        return new ArrayProfile(
                vendor, product, revision, tpgs, newReport, implicitTransitionSeconds, descriptorSense, controllers);
    }

    public ArrayProfile withImplicitTransitionSeconds(int seconds) {
        return new ArrayProfile(vendor, product, revision, tpgs, extendedReport, seconds, descriptorSense, controllers);
    }

    public ArrayProfile withDescriptorSense(boolean descriptors) {
        return new ArrayProfile(
                vendor, product, revision, tpgs, extendedReport, implicitTransitionSeconds, descriptors, controllers);
    }

    /** The same with controllers of that kind, and then without standard asymmetric access. */
    public ArrayProfile withControllers(Controllers kind) {
        Tpgs claimed = kind == Controllers.STANDARD ? tpgs : Tpgs.NONE;
        return new ArrayProfile(
                vendor, product, revision, claimed, extendedReport, implicitTransitionSeconds, descriptorSense, kind);
    }

    private static void requireText(String text, int limit) {
        boolean fits = text.length() <= limit && text.chars().allMatch(c -> c >= 0x20 && c < 0x7f);
        if (!fits) {
            throw new IllegalArgumentException("not at most " + limit + " printable ASCII characters: " + text);
        }
    }
}
