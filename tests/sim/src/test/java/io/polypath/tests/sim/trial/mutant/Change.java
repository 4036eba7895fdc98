package io.polypath.tests.sim.trial.mutant;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/** Ways in which a method's code can be made wrong. */
final class Change {

    private Change() {}

    /** The method does only what {@code body} says. */
    static CodeTransform body(Consumer<CodeBuilder> body) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder code) {
                body.accept(code);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                // None of what was there is kept.
            }
        };
    }

    /** The method does nothing. */
    static CodeTransform nothing() {
        return body(CodeBuilder::return_);
    }

    /** The method answers the same whatever it is asked. */
    static CodeTransform answer(int constant) {
        return body(code -> code.loadConstant(constant).ireturn());
    }

    /** Calls of another method are left out. */
    static CodeTransform without(String called) {
        return replacing(called, code -> {});
    }

    /** Calls of another method are left out, and taken to have answered a constant. */
    static CodeTransform without(String called, int answer) {
        return replacing(called, code -> code.loadConstant(answer));
    }

    /** Calls of another method are left out; {@code instead} puts its answer on the stack. */
    static CodeTransform replacing(String called, Consumer<CodeBuilder> instead) {
        return (code, element) -> {
            if (element instanceof InvokeInstruction call && call.name().equalsString(called)) {
                drop(code, call);
                instead.accept(code);
            } else {
                code.with(element);
            }
        };
    }

    /** Another method is called as it was; {@code then} has its answer on the stack, and leaves one there. */
    static CodeTransform after(String called, Consumer<CodeBuilder> then) {
        return (code, element) -> {
            code.with(element);
            if (element instanceof InvokeInstruction call && call.name().equalsString(called)) {
                then.accept(code);
            }
        };
    }

    /** Another method of the same class and signature is called. */
    static CodeTransform calling(String called, String instead) {
        return (code, element) -> {
            if (element instanceof InvokeInstruction call && call.name().equalsString(called)) {
                code.invoke(call.opcode(), call.owner().asSymbol(), instead, call.typeSymbol(), call.isInterface());
            } else {
                code.with(element);
            }
        };
    }

    /** A field that is read has always the same value. */
    static CodeTransform reading(String field, int constant) {
        return (code, element) -> {
            if (element instanceof FieldInstruction read && read.opcode() == Opcode.GETFIELD && read.name().equalsString(field)) {
                code.pop().loadConstant(constant);
            } else {
                code.with(element);
            }
        };
    }

    /** Every condition on a boolean is turned round. */
    static CodeTransform inverted() {
        return (code, element) -> {
            Opcode opcode = element instanceof BranchInstruction branch ? branch.opcode() : null;
            if (opcode == Opcode.IFEQ || opcode == Opcode.IFNE) {
                code.branch(opcode == Opcode.IFEQ ? Opcode.IFNE : Opcode.IFEQ, ((BranchInstruction) element).target());
            } else {
                code.with(element);
            }
        };
    }

    /** Takes what a call would take from the stack. */
    private static void drop(CodeBuilder code, InvokeInstruction call) {
        MethodTypeDesc type = call.typeSymbol();
        for (ClassDesc parameter : type.parameterList().reversed()) {
            if (TypeKind.from(parameter).slotSize() == 2) {
                code.pop2();
            } else {
                code.pop();
            }
        }
        if (call.opcode() != Opcode.INVOKESTATIC) {
            code.pop();
        }
    }

    /** A class of the daemon, named as in {@link Mutation}. */
    static ClassDesc agent(String type) {
        return ClassDesc.of("io.polypath.agent." + type);
    }
}
